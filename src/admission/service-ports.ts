import { pick, pickList } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { CHECKS } from './checks.ts';
import type { Report } from './report.ts';

/**
 * The names of a Service’s ports, which policies refer to. No schema holds these demands: they are the API server’s own.
 * Source: https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services, read 2026-11-27
 */
export function checkServicePorts(object: K8sObject, report: Report): void {
  if (object.apiVersion !== 'v1' || object.kind !== 'Service') return;
  const ports = pickList(object, 'spec', 'ports');
  const seen = new Map<string, number>();
  for (const [index, port] of ports.entries()) {
    const name = pick(port, 'name') ?? '';
    if (typeof name !== 'string') continue;
    const first = seen.get(name);
    if (name !== '' && first === undefined) seen.set(name, index);
    const fault = faultOf(name, first, ports.length);
    if (fault !== undefined) tell(report, index, name === '' ? [] : ['name'], fault);
  }
}

interface Fault {
  readonly id: string;
  readonly message: string;
}

function faultOf(name: string, first: number | undefined, count: number): Fault | undefined {
  if (name === '') {
    const message = 'This port needs a name: a Service with several ports has to name them all.';
    return count > 1 ? { id: CHECKS.missing, message } : undefined;
  }
  if (first !== undefined) {
    return {
      id: CHECKS.duplicate,
      message: `The name ${name} is that of spec.ports[${first}]: give this port another.`,
    };
  }
  if (name.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) return undefined;
  const message = `The name of a port has small letters, digits and inner dashes, 63 characters at most: ${name} has not.`;
  return { id: CHECKS.pattern, message };
}

function tell(report: Report, index: number, inside: readonly string[], { id, message }: Fault): void {
  report.within('spec', () =>
    report.within('ports', () =>
      report.within(index, () => {
        const [field] = inside;
        if (field === undefined) report.violate(id, message);
        else report.within(field, () => report.violate(id, message));
      }),
    ),
  );
}
