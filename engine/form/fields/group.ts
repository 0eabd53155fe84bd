import { container } from './container.js';

/** Fields that belong together; the answers are those of its members. */
export const group = container('group');
