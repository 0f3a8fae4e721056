#!/bin/sh
# Makes golden-points.txt with PROJ (written with 9.1.1): sh golden-points.sh > golden-points.txt
# Each row: EPSG code, longitude, latitude, x = easting, y = northing. PROJ takes and gives these systems in the authority's axis order:
# latitude first, and northing first on CGCS2000 planes.
echo "# code longitude latitude x y; made by golden-points.sh with $(cs2cs 2>&1 | head -1)"
cgcs() { # code central-meridian half-width
    for lat in 18.25 31.3 53.5; do for side in -1 0.37 1; do
        awk -v c="$2" -v h="$3" -v s="$side" -v l="$lat" 'BEGIN { printf "%.6f %.6f\n", l, c + s * h }'
    done; done | cs2cs -E -f %.9f EPSG:4490 "EPSG:$1" | awk -v code="$1" '{ print code, $2, $1, $4, $3 }'
}
for i in $(seq 0 10); do cgcs $((4491 + i)) $((75 + 6 * i)) 3; cgcs $((4502 + i)) $((75 + 6 * i)) 3; done
for i in $(seq 0 20); do cgcs $((4513 + i)) $((75 + 3 * i)) 1.5; cgcs $((4534 + i)) $((75 + 3 * i)) 1.5; done
wgs() { # code then "latitude longitude" rows on standard input
    cs2cs -E -f %.9f EPSG:4326 "EPSG:$1" | awk -v code="$1" '{ print code, $2, $1, $3, $4 }'
}
for zone in 1 31 32 48 60; do
    for lon in -3 0.5 2.9; do awk -v z=$zone -v d=$lon 'BEGIN { printf "%.6f %.6f\n", 47.1 + d, 6 * z - 183 + d }'; done | wgs $((32600 + zone))
    for lon in -3 0.5 2.9; do awk -v z=$zone -v d=$lon 'BEGIN { printf "%.6f %.6f\n", -33.4 + d, 6 * z - 183 + d }'; done | wgs $((32700 + zone))
done
printf '31.3 104.5\n-85 -179.999\n0 0\n84.9 179.9\n18.2 73.5\n' | wgs 3857
