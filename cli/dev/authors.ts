/** `/dev`: what the folder holds, how its personas fare, and a way to every page. */
import type { Catalogue, Service } from '../../engine/definition/service.js';
import { textIn } from '../../engine/form/text.js';
import type { House } from '../../engine/http/house.js';
import type { Answered } from '../../engine/services/rehearse/answering.js';
import { coverage, nothing, together } from '../../engine/services/rehearse/coverage.js';
import { readPersona } from '../../engine/services/rehearse/persona.js';
import type { Covered } from '../../engine/services/rehearse/result.js';
import { rehearse } from '../../engine/services/rehearse/run.js';
import type { Stage } from '../../engine/services/rehearse/stage.js';
import type { AuthoredPersona, AuthoredService, AuthorsView, CoveredPart } from '../../engine/views/author.js';
import type { Frame } from '../../engine/views/frame.js';
import { countsOf } from '../../engine/views/make/author.js';
import { ownUrl } from '../../engine/views/url.js';
import type { Seen } from '../republishing.js';

type Checked = NonNullable<Seen['checked']>;
type CheckedService = Checked['services'][number];

const parts: readonly CoveredPart[] = ['pages', 'conditions', 'rows', 'actions', 'ends'];

/** The services of the folder in the order of their ids; one with an error as it last was without. */
export async function makeAuthors(frame: Frame, { checked }: Seen, { versions }: House): Promise<AuthorsView> {
	const catalogue = await versions.catalogue();
	const services: AuthoredService[] = [];
	for (const one of checked?.services ?? []) {
		const service = (await versions.find(one.id))?.service ?? null;
		services.push(authored(one, service, catalogue, frame.locale));
	}
	return { view: 'authors', frame, services, gallery: ownUrl(['dev', 'gallery']) };
}

function authored(one: CheckedService, service: Service | null, catalogue: Catalogue, locale: string): AuthoredService {
	const counts = countsOf(one.problems);
	if (service === null) return { id: one.id, title: one.id, url: null, counts, personas: [], coverage: [] };
	let covered: Covered = nothing;
	const personas = one.source.personas.map((written, index): AuthoredPersona => {
		const persona = readPersona(written);
		const { result, stages } = rehearse(service, catalogue, persona, locale);
		covered = together(covered, result.covered);
		const answered = stages[0]?.answered;
		return {
			name: persona.persona,
			ok: result.ok,
			problems: result.problems.map(({ message }) => message),
			pages: reached(answered).map((id) => {
				const page = service.form.pages.find((each) => each.id === id);
				return { title: page === undefined ? id : textIn(page.title, locale), url: openUrl(one.id, index, id) };
			}),
			states: statesOf(one.id, index, stages, service, locale),
			check: answered?.open === null ? openUrl(one.id, index, 'check-answers') : null,
		};
	});
	const shares = coverage([{ service, covered }]);
	return {
		id: one.id,
		title: textIn(service.title, locale),
		url: ownUrl(['services', one.id]),
		counts,
		personas,
		coverage: parts.map((of) => ({ of, ...shares[of] })),
	};
}

/** The pages one gets to: up to the first with a problem. */
function reached(answered: Answered | undefined): readonly string[] {
	if (answered === undefined) return [];
	const { pages, open } = answered;
	return open === null ? pages : pages.slice(0, pages.indexOf(open) + 1);
}

/** The states a persona goes through, each the first time it is entered. */
function statesOf(
	id: string,
	persona: number,
	stages: readonly Stage[],
	service: Service,
	locale: string,
): AuthoredPersona['states'] {
	return stages.flatMap(({ application }, index) => {
		const state = service.workflow.states.get(application?.state ?? '');
		if (state === undefined || state.id === stages[index - 1]?.application?.state) return [];
		return [{ title: textIn(state.title, locale), url: ownUrl(['dev', 'status', id, String(persona), String(index)]) }];
	});
}

function openUrl(service: string, persona: number, page: string) {
	return ownUrl(['dev', 'open', service, String(persona), page]);
}
