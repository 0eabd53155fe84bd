import { notWritten } from './refusals.js';

/** How often a lost swap is tried again; one document has few writers, and each loss means that another of them won. */
export const attempts = 50;

/** Given when every attempt was lost. */
export const busy = notWritten('store-busy');
