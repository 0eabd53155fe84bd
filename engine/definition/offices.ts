import type { Calendar } from '../time/types.js';
import type { Text } from './service.js';

/** Offices, roles, calendars …: one current, unnumbered document, never frozen with a version. */
export interface Catalogue {
	readonly organisations: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly url: string | null }>;
	readonly offices: ReadonlyMap<string, Office>;
	readonly roles: ReadonlyMap<string, Role>;
	readonly languages: readonly string[];
	readonly categories: ReadonlyMap<string, Text>;
	readonly lifeEvents: ReadonlyMap<string, Text>;
	readonly zone: string;
	readonly calendar: string | null;
	readonly calendars: ReadonlyMap<string, Calendar>;
	readonly theme: { readonly brand: string; readonly seal: string | null; readonly radius: number };
	readonly contact: { readonly phone: string | null; readonly hours: Text | null; readonly email: string | null };
}

export interface Office {
	readonly id: string;
	readonly name: string;
	readonly code: string;
	readonly area: readonly string[];
	/** Markdown of the letterhead by locale. */
	readonly letterhead: Readonly<Record<string, string>> | null;
	readonly series: ReadonlyMap<string, { readonly next: number; readonly in: number | null; readonly reset: 'yearly' | 'never' }>;
	readonly zone: string;
	readonly calendar: string | null;
}

export interface Role {
	readonly id: string;
	readonly title: Text;
	/** Per office. */
	readonly seats: number;
	/** "The head" in rules is the role that leads, in the office. */
	readonly leads: boolean;
}
