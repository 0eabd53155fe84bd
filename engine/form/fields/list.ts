import { container } from './container.js';

/** Rows that are added, changed and removed on pages of their own. */
export const list = container('list');
