#!/bin/sh
# 示范栅格：由同目录的示范图层生成，非官方。Draws the demonstration rasters from the demonstration layers beside them, with GDAL's tools: the same files every time.
# 值 values: 0 无数据（区外、云） 1 乔木林 2 竹林 3 灌木林 4 其他林地 5 其他土地 6 建设用地. 30 m, EPSG:4523.
set -eu
cd "$(dirname "$0")"
layers=../layers
grid="-tr 30 30 -te 35435100 3452700 35472600 3480900 -ot Byte -a_nodata 0"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# 云 a cloud over the west of the later epoch
cat > "$work/cloud.geojson" <<'CLOUD'
{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[104.43,31.33],[104.455,31.322],[104.475,31.335],[104.47,31.352],[104.445,31.358],[104.43,31.33]]]}}
CLOUD
for year in 2023 2025; do
  ogr2ogr -q -t_srs EPSG:4523 -where "XZQJB='县级'" "$work/district.gpkg" $layers/admin-boundary.geojson
  gdal_rasterize -q -burn 5 -init 0 $grid -a_srs EPSG:4523 "$work/district.gpkg" "$work/$year.tif"
  ogr2ogr -q -t_srs EPSG:4523 -dialect sqlite -sql "SELECT geometry, CASE DI_LEI WHEN '0111' THEN 1 WHEN '0113' THEN 2 WHEN '0131' THEN 3 WHEN '0132' THEN 3 WHEN '0210' THEN 5 WHEN '0250' THEN 6 ELSE 4 END AS c FROM \"$(ogrinfo -ro -q $layers/forest-patch-$year.geojson | sed -n 's/^1: \(.*\) (.*)$/\1/p')\"" "$work/patches.gpkg" $layers/forest-patch-$year.geojson
  gdal_rasterize -q -a c "$work/patches.gpkg" "$work/$year.tif"
  rm -f "$work/patches.gpkg" "$work/district.gpkg"
done
ogr2ogr -q -t_srs EPSG:4523 "$work/cloud.gpkg" "$work/cloud.geojson"
gdal_rasterize -q -burn 0 "$work/cloud.gpkg" "$work/2025.tif"
for year in 2023 2025; do
  gdal_translate -q -co COMPRESS=LZW -co TILED=YES -co BLOCKXSIZE=256 -co BLOCKYSIZE=256 -mo "TIFFTAG_IMAGEDESCRIPTION=示范 $year，非官方 demonstration" "$work/$year.tif" forest-$year.tif
done
