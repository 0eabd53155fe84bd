import type { Application, Draft, Effect, LinkMail } from '../../../schemas/generated/record.js';
import type { Catalogue, Service } from '../../definition/service.js';
import type { Outcome } from '../outcome.js';
import type { Tools } from '../tools.js';

/** What is known of what is to be done. */
interface Known {
	readonly service: Service;
	readonly catalogue: Catalogue;
}

/** An effect of an application. */
export interface EffectJob extends Known {
	readonly application: Application;
	readonly effect: Effect;
}

/** A mail of a draft. */
export interface DraftJob extends Known {
	readonly draft: Draft;
	readonly mail: LinkMail;
}

/** How one kind of effect is done. It may be run again after a crash: whatever it does outside bears the effect's id. */
export interface Handler {
	readonly kind: string;
	readonly run: (job: EffectJob, tools: Tools) => Promise<Outcome>;
}
