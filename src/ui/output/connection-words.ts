import type { Connection, TlsConnection } from '../../gateway-api/hop.ts';

/** What speaks in a connection, in a few words: which name is sent. */
export function connectionName(connection: Connection): string {
  switch (connection.kind) {
    case 'tls':
      return sniWords(connection);
    case 'plaintext':
      return 'no TLS';
    case 'passthrough':
      return 'untouched bytes';
    case 'refused':
      return 'no connection';
    case 'unknown':
      return 'no evidence';
  }
}

function sniWords({ sni, clientCertificate }: TlsConnection): string {
  const words =
    sni.kind === 'name' ? `SNI ${sni.name}` : sni.kind === 'request-host' ? 'SNI: request’s Host' : 'no SNI';
  return clientCertificate === null ? words : `${words} · mTLS`;
}

/** Which certificate is accepted, and who vouches for it. */
export function certificateWords(connection: Connection): [string, string] {
  return connection.kind === 'tls' ? checkedWords(connection) : uncheckedWords(connection.kind);
}

function checkedWords({ anchors, names }: TlsConnection): [string, string] {
  if (anchors.kind === 'unchecked') return ['any certificate', 'nothing is checked'];
  const signer =
    anchors.kind === 'system'
      ? 'signed by a system CA'
      : `CA: ${anchors.references.map((ref) => `${ref.kind} ${ref.name}`).join(', ')}`;
  if (names.kind === 'unchecked') return ['any name', signer];
  if (names.kind === 'request-host') return ['the request’s Host', signer];
  const more = names.names.length > 1 ? ` or ${names.names.length - 1} more` : '';
  return [`${names.names[0].value}${more}`, signer];
}

function uncheckedWords(kind: Exclude<Connection['kind'], 'tls'>): [string, string] {
  switch (kind) {
    case 'plaintext':
      return ['none', 'nothing is encrypted'];
    case 'passthrough':
      return ['the pod’s own', 'checked by the client'];
    case 'refused':
      return ['never seen', 'no connection is made'];
    case 'unknown':
      return ['not known', 'not known'];
  }
}
