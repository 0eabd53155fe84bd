/** The worker of `checkFolder`: checks the files it is given and answers with problems alone, since a compiled service can't be sent. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkCatalogue } from '../definition/check.js';

const { problems, services } = checkCatalogue(workerData);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
parentPort?.postMessage({ problems, services: services.map(({ id, service }) => ({ id, sound: service !== null })) });
