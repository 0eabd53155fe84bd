/** `minLength` → `min-length`: keywords as the words of problems. */
export function kebab(word: string): string {
	return word.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}
