/** The worker of `checkWithin`: checks the files it is given and answers with problems alone, since a compiled service can't be sent. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkCatalogue } from '../definition/check.js';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
parentPort?.postMessage(checkCatalogue(workerData).problems);
