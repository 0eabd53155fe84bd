/** Colours of a theme and how far they stand apart; WCAG 2.2, 1.4.3 (text) and "relative luminance". */

export type Colour = readonly [red: number, green: number, blue: number];

/** The pale grey-green behind footers, heroes and hovered rows: the darkest ground on which the brand colour is read. */
export const wash = '#f3f7f5';
/** What is written on the brand colour: buttons, the seal. */
export const paper = '#ffffff';
/** Text below 24 px needs this much. */
export const leastForText = 4.5;

/** `#0b5d57` or `#0b5` as red, green, blue from 0 to 255; null where it is neither. */
export function readColour(text: string): Colour | null {
	const long = /^#[0-9a-f]{6}$/iu.test(text) ? text.slice(1) : null;
	const short = /^#[0-9a-f]{3}$/iu.test(text) ? text.slice(1).replaceAll(/./gu, '$&$&') : null;
	const digits = long ?? short;
	if (digits === null) return null;
	const part = (from: number): number => Number.parseInt(digits.slice(from, from + 2), 16);
	return [part(0), part(2), part(4)];
}

/** The colour as `#rrggbb`. */
export function writeColour(colour: Colour): string {
	return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast of two colours, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
	const [first, second] = [luminance(one), luminance(other)];
	return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Does a brand colour serve: as text on paper and wash, and as the ground of white text. */
export function passes(brand: Colour): boolean {
	return [paper, wash].every((ground) => {
		const colour = readColour(ground);
		return colour !== null && contrast(brand, colour) >= leastForText;
	});
}

/** The nearest colour that passes: the same hue, only as much darker as it needs to be (black at the end always passes). */
export function nearestPassing(brand: Colour): Colour {
	for (let share = 1; share > 0; share -= 0.005) {
		const [red, green, blue] = brand;
		const darker = readColour(writeColour([red * share, green * share, blue * share]));
		if (darker !== null && passes(darker)) return darker;
	}
	return [0, 0, 0];
}

function luminance([red, green, blue]: Colour): number {
	return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(part: number): number {
	const share = part / 255;
	return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
