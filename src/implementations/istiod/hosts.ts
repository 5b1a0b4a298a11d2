/** Host names in DestinationRules, as istiod compares them. */

/**
 * A name without any dot is a Service of the rule’s own namespace; everything else is taken as it stands, so that `api.shop`
 * is a host of that very name and no Service.
 */
export function wholeHost(host: string, namespace: string, clusterDomain: string): string {
  return host.includes('.') || host.includes('*') || host === '' ? host : serviceHost(host, namespace, clusterDomain);
}

export function serviceHost(name: string, namespace: string, clusterDomain: string): string {
  return `${name}.${namespace}.svc.${clusterDomain}`;
}

/** The Service behind the whole name of one in this cluster. */
export function serviceNamed(
  host: string,
  clusterDomain: string,
): { readonly namespace: string; readonly name: string } | undefined {
  const tail = `.svc.${clusterDomain}`;
  if (!host.endsWith(tail)) return undefined;
  const [name, namespace, ...rest] = host.slice(0, -tail.length).split('.');
  return name === undefined || namespace === undefined || rest.length > 0 ? undefined : { namespace, name };
}

/** The hosts that fit a name, the whole name first, then the longest wildcard. */
export function fittingHosts(hosts: readonly string[], name: string): readonly string[] {
  const exact = hosts.filter((host) => host === name);
  const wild = hosts
    .filter((host) => host.startsWith('*') && name.endsWith(host.slice(1)))
    .sort((a, b) => b.length - a.length);
  return [...exact, ...wild];
}

/** A name that looks like a Service and is none, since it is neither short nor whole. */
export function looksLikeService(host: string, clusterDomain: string): string | undefined {
  if (host.includes('*') || serviceNamed(host, clusterDomain) !== undefined) return undefined;
  const parts = host.split('.');
  const [name, namespace, third] = parts;
  if (name === undefined || namespace === undefined) return undefined;
  if (parts.length === 2 || (parts.length === 3 && third === 'svc')) return serviceHost(name, namespace, clusterDomain);
  return undefined;
}
