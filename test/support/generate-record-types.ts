import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generateRecordTypes, recordTypesFile } from './generate-types.js';

mkdirSync(dirname(recordTypesFile), { recursive: true });
writeFileSync(recordTypesFile, await generateRecordTypes());
