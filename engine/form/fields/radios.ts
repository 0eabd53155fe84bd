import { choiceKind } from './choices.js';

/** One of few. */
export const radios = choiceKind('radios');
