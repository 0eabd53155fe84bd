import { numberKind } from './numbers.js';

/** A number that may have decimals, read as the page's language writes it. */
export const number = numberKind('number', false);
