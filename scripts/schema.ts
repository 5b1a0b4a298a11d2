import { writeFileSync } from 'node:fs';
import { schemaFile } from './configuration-schema.ts';

/** Writes the JSON Schema of a Configuration to where the page serves it. */
writeFileSync(new URL('../public/schema/configuration-1.json', import.meta.url), schemaFile());
