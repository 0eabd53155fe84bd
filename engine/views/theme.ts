import { type Colour, readColour, writeColour } from '../catalogue/contrast.js';

/** The colours that follow from a catalogue's brand colour. */
export interface ThemeColours {
	readonly brand: string;
	/** Darker, for what is pressed or pointed at. */
	readonly deep: string;
}

/** How much of the brand is left in what is pressed or pointed at. */
const share = 0.7;

/** Colours from a brand colour (`#0b5d57`). Throws where it is no colour: the check refused it before. */
export function themeColours(brand: string): ThemeColours {
	const colour = readColour(brand);
	if (colour === null) throw new Error(`not a colour: ${brand}`);
	const deep: Colour = [colour[0] * share, colour[1] * share, colour[2] * share];
	return { brand: writeColour(colour), deep: writeColour(deep) };
}
