import { container } from './container.js';

/** The lines of an address; the answers are those of its lines. */
export const address = container('address');
