import { nearestPassing, passes, readColour, writeColour } from '../../catalogue/contrast.js';
import type { Node } from '../node.js';
import type { Catalogue } from '../service.js';
import type { Finding } from './context.js';
import { child, numberOf, textOf } from './reading.js';

/** Deep teal, 8 px corners, no seal: what a catalogue without a theme looks like. */
export const standardTheme: Catalogue['theme'] = { brand: '#0b5d57', seal: null, radius: 8 };

/** The look of a catalogue. A brand colour too pale to be read is refused with the nearest that passes. */
export function compileTheme(node: Node | null, report: (finding: Finding) => void): Catalogue['theme'] {
	return {
		brand: brandOf(child(node, 'brand'), report),
		seal: textOf(child(node, 'seal')),
		radius: numberOf(child(node, 'radius')) ?? standardTheme.radius,
	};
}

function brandOf(node: Node | null, report: (finding: Finding) => void): string {
	if (node === null) return standardTheme.brand;
	const text = textOf(node) ?? '';
	const colour = readColour(text);
	if (colour === null) return standardTheme.brand;
	if (!passes(colour)) {
		const better = writeColour(nearestPassing(colour));
		report({
			code: 'pale-colour',
			severity: 'error',
			at: node.place,
			says: {
				id: `Warna \`${text}\` terlalu pucat: kontrasnya dengan putih kurang dari 4,5 : 1, sehingga tulisan sulit dibaca.`,
				en: `The colour \`${text}\` is too pale: its contrast with white is below 4.5:1, so texts are hard to read.`,
			},
			suggestion: {
				id: `Warna terdekat yang memenuhi: \`"${better}"\`.`,
				en: `The nearest colour that passes: \`"${better}"\`.`,
			},
		});
	}
	return writeColour(colour);
}
