import type { Finding } from '../compile/context.js';
import type { Catalogue, Service } from '../service.js';
import type { CatalogueSource, ServiceSource } from '../source.js';

/** A check on a whole, compiled definition: one file each, one line in the list. */
export interface Rule {
	readonly code: string;
	readonly run: (context: RuleContext) => Iterable<Finding>;
}

export interface RuleContext {
	readonly service: Service;
	readonly catalogue: Catalogue;
	readonly source: ServiceSource;
	readonly catalogueSource: CatalogueSource;
}
