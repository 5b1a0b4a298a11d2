import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Configuration, ServiceTarget } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { SERVICE_PORTS } from './sources.ts';

/** Backends that describe one Service must describe the same Service: GEN-19. */
export function serviceFindings(configuration: Configuration): readonly Finding[] {
  const known = new Map<string, Described[]>();
  return configuration.backends.flatMap((backend, index): Finding[] => {
    const service = serviceOf(backend, configuration);
    if (service === undefined) return [];
    const key = `${service.namespace}/${service.name}`;
    const others = known.get(key) ?? [];
    const described = { service, whole: backend.target.kind === 'Service' };
    known.set(key, [...others, described]);
    const [flaw] = others.flatMap((other) => contradiction(other, described) ?? []);
    if (flaw === undefined) return [];
    return [
      {
        id: 'GEN-19',
        severity: 'error',
        message: `Two backends describe Service ${key} differently: ${flaw.says}.`,
        reason: flaw.reason,
        at: { field: `${backendPath(index)}.target.${flaw.field}` },
        evidence: [SERVICE_PORTS],
        fixes: [],
      },
    ];
  });
}

interface Described {
  readonly service: ServiceTarget;
  /** Whether the form asks for everything about it; behind a Gateway or HTTPRoute as target it asks for the port only. */
  readonly whole: boolean;
}

interface Contradiction {
  readonly says: string;
  readonly reason: string;
  readonly field: string;
}

function contradiction(one: Described, other: Described): Contradiction | undefined {
  const [a, b] = [one.service, other.service];
  const only = 'A Service has each port number and each port name once.';
  if (a.port === b.port && a.portName !== b.portName)
    return { says: `port ${a.port} has two names`, reason: only, field: 'portName' };
  if (a.port !== b.port && a.portName !== null && a.portName === b.portName)
    return { says: `the name ${a.portName} stands for two ports`, reason: only, field: 'portName' };
  if (a.port !== b.port && (a.portName === null || b.portName === null))
    return {
      says: 'one of its ports has no name',
      reason: 'A Service with several ports must name all of them.',
      field: 'portName',
    };
  if (!one.whole || !other.whole) return undefined;
  if (a.port === b.port && a.targetPort !== b.targetPort)
    return { says: `port ${a.port} leads to two ports of its pods`, reason: only, field: 'targetPort' };
  if (a.headless === b.headless) return undefined;
  return {
    says: 'once headless, once not',
    reason: 'A Service either has a cluster IP or has none, for all of its ports.',
    field: 'headless',
  };
}
