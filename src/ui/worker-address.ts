/**
 * Addresses of the app's own workers, for pages under Trusted Types: `app-worker` is the one policy that may name
 * scripts, and the only scripts that it is given are those that the build put beside the page.
 */
export function workerAddress(url: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy('app-worker', { createScriptURL: (address) => address });
  // A TrustedScriptURL stands where the DOM's types ask for text.
  return (policy?.createScriptURL(url) as string | undefined) ?? url;
}

interface Policy {
  createScriptURL(url: string): unknown;
}

declare global {
  var trustedTypes: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy } | undefined;
}

let policy: Policy | undefined;
