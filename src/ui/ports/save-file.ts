/** How long the browser may take to fetch what it saves, in milliseconds. */
const FETCHING = 60_000;

/** Saves a file where downloads go. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), FETCHING);
}
