// Brings the bytes of one imported layer into the page, where the map finds them. They begin with the
// length of a JSON header, which says whose they are.

export default function ({ data }) {
  const length = new DataView(data.buffer, data.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(data.subarray(4, 4 + length)));
  const carried = (window.twinCarried ??= new Map());
  if (carried.get(header.id)?.header.digest !== header.digest) {
    carried.set(header.id, { header, buffer: data.slice(4 + length).buffer });
    window.dispatchEvent(new CustomEvent("twin-carried"));
  }
  return () => carried.delete(header.id);
}
