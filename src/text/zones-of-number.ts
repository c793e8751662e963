import { readCallableNumber } from './callable-number.ts';
import { splitNorthAmerican } from './split-north-american.ts';

const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const arizona = 'America/Phoenix';
const pacific = 'America/Los_Angeles';
const alaska = 'America/Anchorage';

/**
 * Area codes of the United States by the zones whose clocks their places keep (49 CFR 71; the North American Numbering Plan). A code that a
 * border of zones divides is of both. Clocks that towns keep beside the law count too: a text at eight is early there otherwise.
 */
const byZones: readonly (readonly [zones: readonly string[], codes: string])[] = [
  [
    [eastern],
    // Connecticut, Delaware, the District of Columbia, Maine, Maryland, Massachusetts, New Hampshire, New Jersey
    '203 475 860 959 302 202 771 207 227 240 301 410 443 667 339 351 413 508 617 774 781 857 978 603 ' +
      '201 551 609 640 732 848 856 862 908 973 ' +
      // New York, Pennsylvania, Rhode Island, Vermont
      '212 315 329 332 347 363 516 518 585 607 631 646 680 716 718 838 845 914 917 929 934 ' +
      '215 223 267 272 412 445 484 570 582 610 717 724 814 835 878 401 802 ' +
      // Florida east of the Apalachicola, Georgia, the Carolinas, Virginia, West Virginia
      '239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954 ' +
      '229 404 470 478 678 706 762 770 912 943 252 336 472 704 743 828 910 919 980 984 803 821 839 843 854 864 ' +
      '276 434 540 571 686 703 757 804 826 948 304 681 ' +
      // Ohio, lower Michigan, most of Indiana, the east of Kentucky and of Tennessee
      '216 220 234 283 326 330 380 419 436 440 513 567 614 740 937 231 248 269 313 517 586 616 734 810 947 989 ' +
      '260 317 463 765 502 859 865',
  ],
  [
    [eastern, central],
    // Alabama by the Chattahoochee, western Florida, Indiana by its corners, Kentucky, upper Michigan, Tennessee by Chattanooga
    '334 448 850 219 574 812 930 270 364 606 906 423',
  ],
  [
    [central],
    // Alabama, Arkansas, Illinois, Iowa
    '205 251 256 659 938 327 479 501 870 217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872 ' +
      '319 515 563 641 712 ' +
      // Kansas, Louisiana, Minnesota, Mississippi, Missouri
      '316 913 225 318 337 504 985 218 320 507 612 651 763 952 228 601 662 769 ' +
      '235 314 417 557 573 636 660 816 975 ' +
      // Nebraska by the Missouri, Oklahoma, Tennessee, Texas, Wisconsin
      '402 531 405 539 572 918 615 629 731 901 931 ' +
      '210 214 254 281 325 346 361 409 430 469 512 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979 ' +
      '262 274 353 414 534 608 715 920',
  ],
  // The west of Kansas, Nebraska, the Dakotas, the end of the Oklahoma Panhandle, Texas by the Pecos
  [[central, mountain], '620 785 308 605 701 580 432'],
  // Colorado, Montana, New Mexico, Utah, Wyoming, El Paso
  [[mountain], '303 719 720 748 970 983 406 505 575 385 435 801 307 915'],
  // Idaho, the east of Nevada and of Oregon
  [[mountain, pacific], '208 986 775 458 541'],
  [[arizona], '480 520 602 623'],
  // The Navajo Nation keeps summer time.
  [[arizona, mountain], '928'],
  [
    [pacific],
    // California
    '209 213 279 310 323 341 350 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 747 ' +
      '760 805 818 820 831 837 840 858 909 916 925 949 951 ' +
      // Nevada by Las Vegas, Oregon, Washington
      '702 725 503 971 206 253 360 425 509 564',
  ],
  [[alaska, 'America/Adak'], '907'],
  [['Pacific/Honolulu'], '808'],
  [['America/Puerto_Rico'], '340 787 939'],
  [['Pacific/Guam'], '670 671'],
];

const zonesByCode = new Map(byZones.flatMap(([zones, codes]) => codes.split(' ').map((code) => [code, zones])));

/**
 * The zones (IANA) in which a mobile of the United States may be by its number (E.164): all that its area code has. None for a number that
 * gets no text: of another country, toll-free, premium, of nobody.
 */
export function zonesOfNumber(phone: string): readonly string[] {
  const [areaCode = ''] = splitNorthAmerican(phone) ?? [];
  return readCallableNumber(phone) === undefined ? [] : (zonesByCode.get(areaCode) ?? []);
}
