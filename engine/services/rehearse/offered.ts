import { offered } from '../../workflow/blockers.js';
import { take } from '../../workflow/take.js';
import type { PersonaProblem } from './result.js';
import { type Stage, tell, worldOf } from './stage.js';

/**
 * For everybody in turn: the actions offered are those that are accepted when tried, and no other (2.7). Each is tried on the document as it
 * stands and thrown away; what is asked isn't filled in, so a refusal for that counts as accepted.
 */
export function offeredAsAccepted(stage: Stage, step: number): readonly PersonaProblem[] {
	const { application, people } = stage;
	if (application === null) return [];
	const world = worldOf(stage);
	return people.each.flatMap((actor) =>
		offered(application, actor, false, world).flatMap(({ found, blockers }) => {
			const tried = take(application, { action: found.name, visit: application.visit, actor }, world);
			const refused = tried.ok ? [] : tried.blockers.map(({ code }) => code);
			const open = blockers.length === 0;
			if (open === (refused.length === 0)) return [];
			const who = actor.person ?? 'applicant';
			const message = open
				? tell(
						stage.locale,
						`${found.name} ditawarkan kepada ${who}, tetapi ditolak: ${refused.join(', ')}.`,
						`${found.name} is offered to ${who}, but refused: ${refused.join(', ')}.`,
					)
				: tell(
						stage.locale,
						`${found.name} tidak ditawarkan kepada ${who}, tetapi diterima.`,
						`${found.name} isn't offered to ${who}, but accepted.`,
					);
			return [{ step, path: found.name, code: 'offered', message }];
		}),
	);
}
