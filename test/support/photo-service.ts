/** A service that asks for files everywhere a service can: on a page, within a list, after a choice. */
import { smallFolder } from './small-service.js';

/** Its catalogue's folder; the service is `uji`. */
export const photoFolder = smallFolder(
	`
loket: 1
title: Uji berkas
reference: UJI
schema:
  required: [name, photos]
  properties:
    name: { type: string, title: Nama, maxLength: 60 }
    letter: { component: file, title: Surat, accept: [application/pdf], maxSize: 100 KB }
    photos: { component: file, title: Foto, accept: [image/jpeg, image/png], maxSize: 5 MB, maxFiles: 2 }
    more: { type: boolean, title: Ada alat? }
    tools:
      type: array
      title: Alat
      when: more
      items:
        type: object
        title: Alat
        required: [what, picture]
        properties:
          what: { type: string, title: Nama alat, maxLength: 60 }
          picture: { component: file, title: Gambar alat, accept: [image/jpeg], maxSize: 200 KB }
    spare: { component: file, title: Cadangan, when: more, accept: [image/jpeg], maxSize: 200 KB, messages: { maxSize: Terlalu besar untuk kami } }
    note: { type: string, title: Catatan, maxLength: 60 }
pages:
  - { id: papers, title: Berkas, fields: [name, letter, photos] }
  - { id: more, title: Tambahan, fields: [more, spare] }
  - { id: tools, title: Alat, fields: [tools] }
  - { id: note, title: Catatan, fields: [note] }
workflow: { start: desk, states: { desk: { actions: { finish: { by: verifier, to: done } } }, done: { end: granted } } }
`,
);
