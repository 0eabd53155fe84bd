import { numberKind } from './numbers.js';

/** A whole number. */
export const integer = numberKind('integer', true);
