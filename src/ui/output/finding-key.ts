import type { Finding } from '../../gateway-api/finding.ts';

/** Names a finding among those of one review: the same check can speak of several places. */
export function findingKey({ id, at, message }: Finding): string {
  return `${id} ${at.field ?? ''} ${message}`;
}
