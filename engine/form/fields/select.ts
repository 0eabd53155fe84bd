import { choiceKind } from './choices.js';

/** One of many. */
export const select = choiceKind('select');
