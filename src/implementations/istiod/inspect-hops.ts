import type { Finding, Fix } from '../../gateway-api/finding.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { factOf } from '../fact.ts';
import { nameUnchecked } from '../name-unchecked.ts';
import type { Dialect } from './dialect.ts';

/** Connections whose certificate nobody looks at by name: IST-01, IST-07. */
export function hopFindings(dialect: Dialect, hops: readonly Hop[]): readonly Finding[] {
  return hops.flatMap((hop) =>
    nameUnchecked(hop, (cause) => {
      const { connection } = hop;
      const name = connection.kind === 'tls' && connection.sni.kind === 'name' ? connection.sni.name : undefined;
      const fixes = name === undefined ? [] : [checkName(cause, name)];
      if (cause.object.kind === 'BackendTLSPolicy') {
        const { claim, evidence } = factOf(dialect.facts, 'name-needs-list');
        const message = `The name in the certificate is not checked: ${name ?? 'the host name'} is only sent.`;
        const reason = `${claim} Any certificate of that CA passes, and the policy is Accepted all the same.`;
        return { id: `${dialect.prefix}-01`, message, reason, evidence, fixes };
      }
      const { claim, evidence } = factOf(dialect.facts, 'sni-without-names');
      const reason = `${claim} Any certificate of that CA passes. Set subjectAltNames.`;
      return { id: `${dialect.prefix}-07`, reason, evidence, fixes };
    }),
  );
}

function checkName({ object, path }: Hop['because'][number], name: string): Fix {
  const value = object.kind === 'BackendTLSPolicy' ? [{ type: 'Hostname', hostname: name }] : [name];
  return {
    label: `Check for ${name}`,
    edits: [],
    manifests: { kind: 'edit', edits: [{ object, path: [...path, 'subjectAltNames'], value }] },
  };
}
