import type { Environment } from '@marcbachmann/cel-js';
import { isIpv6 } from '../../ip-addresses.ts';
import { NoAnswer } from './beyond.ts';

/** Functions of URLs, which are read as Go reads the address of a request: absolute, or a path from the root. */
export function registerUrls(to: Environment): void {
  to.registerType('Url', Url);
  to.registerFunction('isURL(string): bool', (text: string) => readUrl(text) !== undefined);
  to.registerFunction('url(string): Url', (text: string) => {
    const url = readUrl(text);
    if (url === undefined) throw new NoAnswer(`url() is asked of ${JSON.stringify(text)}, which is no URL`);
    return url;
  });
  to.registerFunction('Url.getScheme(): string', (url: Url) => url.scheme);
  to.registerFunction('Url.getHost(): string', (url: Url) => url.host);
  to.registerFunction('Url.getHostname(): string', (url: Url) => hostname(url.host));
  to.registerFunction('Url.getPort(): string', (url: Url) => /:(\d*)$/.exec(url.host)?.[1] ?? '');
  to.registerFunction('Url.getEscapedPath(): string', (url: Url) => url.path);
}

class Url {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;

  constructor(scheme: string, host: string, path: string) {
    this.scheme = scheme;
    this.host = host;
    this.path = path;
  }
}

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;

/** Source: https://pkg.go.dev/net/url#ParseRequestURI */
function readUrl(text: string): Url | undefined {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase() ?? '';
  const rest = scheme === '' ? text : text.slice(scheme.length + 1);
  if (text === '' || hasControl(text)) return undefined;
  if (!rest.startsWith('/')) return scheme === '' ? undefined : new Url(scheme, '', '');
  const [beforeQuery = ''] = rest.split('?', 1);
  if (scheme === '' || !beforeQuery.startsWith('//'))
    return isEscaped(beforeQuery) ? new Url(scheme, '', beforeQuery) : undefined;
  const slash = beforeQuery.indexOf('/', 2);
  const authority = beforeQuery.slice(2, slash < 0 ? undefined : slash);
  const path = slash < 0 ? '' : beforeQuery.slice(slash);
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const user = at < 0 ? '' : authority.slice(0, at);
  return isHost(host) && isUser(user) && isEscaped(path) ? new Url(scheme, host, path) : undefined;
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f');
}

/** Every `%` begins two hexadecimal digits. */
function isEscaped(text: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(text);
}

function isUser(text: string): boolean {
  return /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(text) && isEscaped(text);
}

function isHost(host: string): boolean {
  const bracketed = /^\[([^\]]*)\](?::\d*)?$/.exec(host)?.[1];
  if (host.startsWith('[')) return bracketed !== undefined && isIpv6(bracketed.split('%25', 1)[0] ?? '');
  const colon = host.indexOf(':');
  if (colon >= 0 && !/^:\d*$/.test(host.slice(host.lastIndexOf(':')))) return false;
  return ![...host].some((character) => character < '\u0080' && !/[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/.test(character));
}

function hostname(host: string): string {
  const bare = host.replace(/:\d*$/, '');
  return bare.startsWith('[') ? bare.slice(1, -1) : bare;
}
