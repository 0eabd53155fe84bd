import type { Rule } from './rule.js';

/** A series of a letter that some office doesn't declare: there it begins at 1, yearly (2b-46). */
export const seriesUndeclared: Rule = {
	code: 'series-undeclared',
	*run({ service, catalogue }) {
		for (const letter of service.letters.values()) {
			const { series } = letter;
			if (series === null) continue;
			const offices = [...catalogue.offices.values()]
				.filter((office) => !office.series.has(series))
				.map((office) => `\`${office.id}\``);
			if (offices.length === 0) continue;
			yield {
				code: 'series-undeclared',
				severity: 'hint',
				at: letter.at,
				says: {
					id: `Seri nomor \`${series}\` belum ditulis untuk ${offices.join(', ')}; di sana nomor mulai dari 1 setiap tahun.`,
					en: `The number series \`${series}\` is not declared for ${offices.join(', ')}; there numbers begin at 1 each year.`,
				},
				suggestion: {
					id: `Bila ada buku register lama, tulis lanjutannya: \`series: { ${series}: { next: 118, in: 2026 } }\`.`,
					en: `Where there is a paper register, say how it goes on: \`series: { ${series}: { next: 118, in: 2026 } }\`.`,
				},
			};
		}
	},
};
