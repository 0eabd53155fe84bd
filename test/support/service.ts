/** A small service of two offices, for tests of what runs beside the definition language. */
import { compileOne } from './compile.js';

const compiled = compileOne({
	'catalogue.yaml': `
languages: [id]
zone: Asia/Jakarta
offices:
  melati: { name: Kelurahan Melati, code: KEL-MLT }
  mawar: { name: Kelurahan Mawar, code: KEL-MWR }
roles:
  verifier: { title: Verifikator, seats: 2 }
`,
	'usaha/service.yaml': `
loket: 1
title: Surat keterangan usaha
reference: SKU
schema:
  type: object
  required: [applicant]
  properties:
    applicant:
      type: object
      title: Data diri
      required: [name]
      properties:
        name: { type: string, title: Nama lengkap }
        nik: { type: string, title: NIK, component: nik }
        kind: { title: Bentuk usaha, personal: none, oneOf: [{ const: person, title: Perorangan }, { const: company, title: Badan usaha }] }
    members:
      type: array
      title: Anggota
      when: applicant.kind == 'company'
      items:
        type: object
        title: Anggota
        required: [name]
        properties:
          name: { type: string, title: Nama }
          share: { type: integer, title: Bagian }
    purpose: { type: string, title: Keperluan, default: Modal usaha }
pages:
  - { id: applicant, title: Data diri, fields: [applicant] }
  - { id: members, title: Anggota, fields: [members] }
  - { id: purpose, title: Keperluan, fields: [purpose] }
workflow:
  start: check
  states:
    check:
      title: Pemeriksaan
      actions:
        accept: { by: verifier, to: done, title: Terima }
    done: { end: granted }
find: [applicant.nik, applicant.name]
contact: { nik: applicant.nik }
privacy: { purpose: Penerbitan surat, basis: UU 25/2009, retention: { granted: 5 years } }
`,
});

/** Three pages (one only for companies), a list, one required answer, a proposal, one state and an end. */
export const smallService = compiled.service;
export const smallCatalogue = compiled.catalogue;
