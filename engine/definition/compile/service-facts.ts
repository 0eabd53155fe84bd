import type { Node } from '../node.js';
import type { ServiceFacts } from '../service.js';
import type { CompileContext } from './context.js';
import { child, itemsOf, textOf, textsOf } from './reading.js';
import { references, unknownName } from './references.js';

/** `catalogue:` of a service: whose it is and where it is found. References are looked up in the catalogue. */
export function compileServiceFacts(context: CompileContext, node: Node | null): ServiceFacts {
	const { catalogue, report } = context;
	const organisation = child(node, 'organisation');
	const named = textOf(organisation);
	const known = named !== null && catalogue.organisations.has(named);
	if (organisation !== null && named !== null && !known)
		report(unknownName('organisation', named, catalogue.organisations.keys(), organisation.place));
	return {
		organisation: known ? named : onlyOne(catalogue.organisations),
		category: references(child(node, 'category'), 'category', new Set(catalogue.categories.keys()), report),
		lifeEvent: references(child(node, 'lifeEvent'), 'life-event', new Set(catalogue.lifeEvents.keys()), report),
		legalBasis: itemsOf(child(node, 'legalBasis')).flatMap((item) => {
			const title = textOf(item) ?? textOf(child(item, 'title'));
			return title === null ? [] : [{ title, url: textOf(child(item, 'url')) }];
		}),
		output: textsOf(child(node, 'output')).map(({ text }) => text),
	};
}

/** A catalogue of one organisation needs not say whose a service is. */
function onlyOne(organisations: ReadonlyMap<string, unknown>): string | null {
	return organisations.size === 1 ? ([...organisations.keys()][0] ?? null) : null;
}
