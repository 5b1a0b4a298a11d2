import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import { factOf } from '../fact.ts';
import type { Dialect } from './dialect.ts';

/** Connections whose certificate nobody looks at by name: IST-01, IST-07. */
export function hopFindings(dialect: Dialect, hops: readonly Hop[]): readonly Finding[] {
  return hops.flatMap((hop): Finding[] => {
    const { connection, because } = hop;
    const [cause] = because;
    if (cause === undefined || connection.kind !== 'tls' || stateOf(connection) !== 'chain-only') return [];
    const name = connection.sni.kind === 'name' ? connection.sni.name : undefined;
    const fixes = name === undefined ? [] : [checkName(cause, name)];
    const at = { object: cause.object, path: cause.path };
    if (cause.object.kind === 'BackendTLSPolicy') {
      const { claim, evidence } = factOf(dialect.facts, 'name-needs-list');
      const message = `The name in the certificate is not checked: ${name ?? 'the host name'} is only sent.`;
      const reason = `${claim} Any certificate of that CA passes, and the policy is Accepted all the same.`;
      return [{ id: `${dialect.prefix}-01`, severity: 'error', message, reason, at, evidence, fixes }];
    }
    const { claim, evidence } = factOf(dialect.facts, 'sni-without-names');
    const message = 'The name in the certificate is not checked.';
    const reason = `${claim} Any certificate of that CA passes. Set subjectAltNames.`;
    return [{ id: `${dialect.prefix}-07`, severity: 'warning', message, reason, at, evidence, fixes }];
  });
}

function checkName({ object, path }: Hop['because'][number], name: string): Fix {
  const value = object.kind === 'BackendTLSPolicy' ? [{ type: 'Hostname', hostname: name }] : [name];
  return {
    label: `Check for ${name}`,
    edits: [],
    manifests: { kind: 'edit', edits: [{ object, path: [...path, 'subjectAltNames'], value }] },
  };
}
