import { container } from './container.js';

/** A text to read. */
export const guidance = container('guidance');
