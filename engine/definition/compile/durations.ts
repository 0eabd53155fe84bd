import { parseDuration } from '../../time/duration.js';
import type { Duration } from '../../time/types.js';
import type { Node } from '../node.js';
import type { Finding } from './context.js';
import { textOf } from './reading.js';

/** A length of time as authors write it (2b-32); null where nothing stands there or it can't be read (reported with the accepted forms). */
export function durationOf(node: Node | null, report: (finding: Finding) => void): Duration | null {
	if (node === null) return null;
	const text = textOf(node);
	const duration = text === null ? null : parseDuration(text);
	if (duration === null)
		report({
			code: 'bad-duration',
			severity: 'error',
			at: node.place,
			says: {
				id: `\`${text ?? ''}\` bukan lamanya waktu. Tulis misalnya \`3 working days\`, \`4 working hours\`, \`14 days\`, \`2 weeks\`, \`6 months\`, \`5 years\`, \`36 hours\`, \`30 minutes\`, atau \`until 2027-01-31\`.`,
				en: `\`${text ?? ''}\` is not a length of time. Write for example \`3 working days\`, \`4 working hours\`, \`14 days\`, \`2 weeks\`, \`6 months\`, \`5 years\`, \`36 hours\`, \`30 minutes\`, or \`until 2027-01-31\`.`,
			},
		});
	return duration;
}
