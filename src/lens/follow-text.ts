import type { Configuration } from '../configuration/configuration.ts';
import { withEdits } from '../configuration/with-edits.ts';
import { foundOf } from '../gateway-api/found.ts';
import type { ReadingImplementation } from '../implementations/implementation.ts';
import { sameJson } from '../manifest/json.ts';
import { changesBetween } from './changes.ts';
import { foundIn } from './hand-names.ts';
import { infer } from './infer.ts';
import type { Placed } from './placed.ts';

/**
 * Carries a change of the text into the form. What the manifests say is compared with what they would say if nobody had
 * touched them, and only what differs is set: a wish that no manifest can express stays a wish.
 */
export function followText(
  placed: readonly Placed[],
  old: Configuration,
  implementation: ReadingImplementation,
): Configuration {
  const written = implementation.write(old);
  const untouched = implementation.read(foundOf(written.map(({ object }) => object)), old);
  const read = implementation.read(foundIn(placed, written), old);
  const changes = sameJson(untouched, read) ? [] : changesBetween(untouched, read);
  return infer(withEdits(old, changes), placed, implementation);
}
