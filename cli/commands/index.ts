import type { Command } from '../command.js';
import { check } from './check.js';
import { dev } from './dev.js';
import { explain } from './explain.js';
import { make } from './new.js';
import { outbox } from './outbox.js';
import { publish } from './publish.js';
import { serve } from './serve.js';
import { test } from './test.js';

/** Every command, in the order the help shows them. */
export const commands: readonly Command[] = [make, check, test, explain, dev, publish, serve, outbox];
