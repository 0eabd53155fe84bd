/** The colours that follow from a catalogue's brand colour. */
export interface ThemeColours {
	readonly brand: string;
	/** Darker, for what is pressed or pointed at. */
	readonly deep: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

/** White on the brand, the brand on the page's wash, and the brand in text must be read: WCAG 2.2, 1.4.3. */
const needed = 4.5;
const wash: Rgb = [0xf3, 0xf7, 0xf5];

/** Colours from `#rrggbb`. Throws for anything else: publish refused it before. */
export function themeColours(brand: string): ThemeColours {
	const rgb = rgbOf(brand);
	if (rgb === null) throw new Error(`not a colour: ${brand}`);
	return { brand: brand.toLowerCase(), deep: hexOf(mix(rgb, [0, 0, 0], 0.3)) };
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"); null where one isn't `#rrggbb`. */
export function contrast(one: string, other: string): number | null {
	const a = rgbOf(one);
	const b = rgbOf(other);
	return a === null || b === null ? null : ratio(a, b);
}

/** Null when a brand colour can be read; else the nearest darker one that can. Something that isn't `#rrggbb` gives the default. */
export function nearestBrand(brand: string): string | null {
	const rgb = rgbOf(brand);
	if (rgb === null) return '#0b5d57';
	if (ratio(rgb, wash) >= needed) return null;
	for (let share = 0.01; share < 1; share += 0.01) {
		const darker = mix(rgb, [0, 0, 0], share);
		if (ratio(darker, wash) >= needed) return hexOf(darker);
	}
	return '#000000';
}

function rgbOf(hex: string): Rgb | null {
	const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
	return match === null ? null : [part(match[1]), part(match[2]), part(match[3])];
}

function part(hex: string | undefined): number {
	return Number.parseInt(hex ?? '0', 16);
}

function hexOf(rgb: Rgb): string {
	return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

function mix(rgb: Rgb, other: Rgb, share: number): Rgb {
	return [
		Math.round(rgb[0] * (1 - share) + other[0] * share),
		Math.round(rgb[1] * (1 - share) + other[1] * share),
		Math.round(rgb[2] * (1 - share) + other[2] * share),
	];
}

function ratio(one: Rgb, other: Rgb): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
	const [r, g, b] = [red, green, blue].map((value) =>
		value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
	);
	return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
