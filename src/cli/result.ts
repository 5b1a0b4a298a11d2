import { stateOf } from '../gateway-api/hop.ts';
import { type Patched, patchBody, patchCommand, patchType } from '../gateway-api/patch-file.ts';
import type { Written } from '../gateway-api/written.ts';
import type { Json } from '../manifest/json.ts';
import { describeRef, refOf } from '../manifest/object.ts';
import type { Review, ReviewedHop } from '../review/review.ts';

/** The result as JSON for other programs: `{resources, hops, findings, steps}`. */
export function jsonResult({ written, hops, findings, steps }: Review): string {
  return `${JSON.stringify({ resources: written.map(resource), hops: hops.map(told), findings, steps }, null, 2)}\n`;
}

function resource(entry: Written) {
  const { role, object, from } = entry;
  return entry.role === 'patch' ? { role, object, from, patch: patch(entry) } : { role, object, from };
}

/** What `kubectl patch` needs: `body` is a list of operations (RFC 6902), a merge patch (RFC 7396) or a strategic one, as `type` says. */
function patch(patched: Patched): { [key: string]: Json } {
  const { group, kind, namespace, name } = refOf(patched.object);
  return {
    target: { group, kind, namespace, name },
    type: patchType(patched),
    body: patchBody(patched),
    operations: patched.operations as readonly Json[] as Json,
    why: patched.why,
    command: patchCommand(patched),
  };
}

/** Findings for a terminal, one per line, the reason below. */
export function findingLines({ findings }: Review): string {
  return findings
    .map(({ severity, id, message, reason, at }) => {
      const object = at.object === undefined ? undefined : describeRef(at.object);
      const place = [at.field, object].filter((part) => part !== undefined).join(', ');
      return `${severity} ${id}: ${message}${place === '' ? '' : ` (${place})`}\n  ${reason}\n`;
    })
    .join('');
}

/** A hop in one piece, with the one word for it before everything else. */
function told({ hop, backend, explanation }: ReviewedHop): object {
  return { state: stateOf(hop.connection), ...hop, backend, explanation };
}
