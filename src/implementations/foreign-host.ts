import { backendPath } from '../configuration/backends.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Evidence } from '../gateway-api/evidence.ts';
import type { Finding } from '../gateway-api/finding.ts';

/**
 * SNI and certificate are right for a host outside the cluster, and the request still asks for the gateway's own host.
 * Said once, of the first such backend; `id` and `evidence` are the implementation's.
 */
export function foreignHost(
  { backends, route }: Configuration,
  id: string,
  evidence: readonly Evidence[],
): readonly Finding[] {
  const index = backends.findIndex(({ target }) => target.kind === 'ExternalHost');
  const target = backends[index]?.target;
  if (target?.kind !== 'ExternalHost' || route.kind !== 'HTTPRoute' || route.hostnames.includes(target.hostname)) {
    return [];
  }
  return [
    {
      id,
      severity: 'info',
      message: `Requests reach ${target.hostname} with the Host that the client asked for.`,
      reason: `Hosted services mostly answer 404 or 421 to a Host that is not theirs. Add a filter to the route’s rule: type URLRewrite with urlRewrite.hostname ${target.hostname}.`,
      at: { field: `${backendPath(index)}.target.hostname` },
      evidence,
      fixes: [],
    },
  ];
}
