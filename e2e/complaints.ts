import type { Page } from '@playwright/test';

/**
 * Everything that the page complains about, in its own words: violations of its policy (of page and workers), errors, and
 * requests to elsewhere. Policy violations are heard in the page, since scripts of the test runner may pass the policy.
 */
export async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { complain } = window as unknown as { complain: (text: string) => void };
      complain(`violates ${violatedDirective}: ${blockedURI} ${sample}`);
    });
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  // Of the context: the requests of workers are among them.
  page.context().on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') complaints.push(`asks ${request.url()}`);
  });
  return complaints;
}
