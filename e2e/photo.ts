const smallestPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A real PNG of one pixel, as a file picker takes it. */
export const photoNamed = (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(smallestPng, 'base64'),
})
