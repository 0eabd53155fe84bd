/** Brands of pictures in the HEIF container (ISO/IEC 23008-12): known so that people are told what to do instead. */
import { spells } from './kind.js';

const brands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif'];

/** A picture as newer phones keep it, which can't be read here. */
export function isHeic(bytes: Uint8Array): boolean {
	return spells(bytes, 4, 'ftyp') && brands.some((brand) => spells(bytes, 8, brand));
}
