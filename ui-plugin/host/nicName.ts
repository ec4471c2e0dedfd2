/** Names that tell one card from another in few letters: `XXV710`, `ConnectX-5`, `BCM5720`, `E810-C`, `X710`, `82599ES`. */
const MODEL = /\b(ConnectX-\d+ ?\w{0,2}|[A-Z]{1,4}\d{3,5}[\w-]*|\d{5}\w*|[A-Z]\d{3}\b)/;
const LONGEST = 18;

/** The model of a NIC for a chip in the map; its whole name where no part of it says the model. */
export const shortNicName = (product: string): string => {
  // pci.ids names Mellanox cards by the chip and puts what people say into brackets.
  const inBrackets = /\[([^\]]+)\]/.exec(product)?.[1];
  const model = (inBrackets ?? MODEL.exec(product)?.[0] ?? product).trim();
  return model.length > LONGEST ? `${model.slice(0, LONGEST - 1)}…` : model;
};

/** Who made it, where the short name does not begin with that itself. */
export const nicBrand = (product: string): string | undefined => {
  const [brand] = product.split(' ');
  return brand === undefined || shortNicName(product).startsWith(brand) ? undefined : brand;
};
