import { civilNumber, hasDate } from './civil-number.js';

/** NIK: 6 digits of the region, birth date DDMMYY (day + 40 for women), 4 serial (UU 23/2006, Permendagri 95/2019). */
export const nik = civilNumber('nik', (digits) => hasDate(digits, true));
