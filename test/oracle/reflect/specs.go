package main

import (
	fcos1_0 "github.com/coreos/ignition/v2/butane/config/fcos/v1_0"
	fcos1_1 "github.com/coreos/ignition/v2/butane/config/fcos/v1_1"
	fcos1_2 "github.com/coreos/ignition/v2/butane/config/fcos/v1_2"
	fcos1_3 "github.com/coreos/ignition/v2/butane/config/fcos/v1_3"
	fcos1_4 "github.com/coreos/ignition/v2/butane/config/fcos/v1_4"
	fcos1_5 "github.com/coreos/ignition/v2/butane/config/fcos/v1_5"
	fcos1_6 "github.com/coreos/ignition/v2/butane/config/fcos/v1_6"
	fcos1_7 "github.com/coreos/ignition/v2/butane/config/fcos/v1_7"
	fcos1_8Exp "github.com/coreos/ignition/v2/butane/config/fcos/v1_8_exp"
	fiot1_0 "github.com/coreos/ignition/v2/butane/config/fiot/v1_0"
	fiot1_1Exp "github.com/coreos/ignition/v2/butane/config/fiot/v1_1_exp"
	flatcar1_0 "github.com/coreos/ignition/v2/butane/config/flatcar/v1_0"
	flatcar1_1 "github.com/coreos/ignition/v2/butane/config/flatcar/v1_1"
	flatcar1_2Exp "github.com/coreos/ignition/v2/butane/config/flatcar/v1_2_exp"
	openshift4_10 "github.com/coreos/ignition/v2/butane/config/openshift/v4_10"
	openshift4_11 "github.com/coreos/ignition/v2/butane/config/openshift/v4_11"
	openshift4_12 "github.com/coreos/ignition/v2/butane/config/openshift/v4_12"
	openshift4_13 "github.com/coreos/ignition/v2/butane/config/openshift/v4_13"
	openshift4_14 "github.com/coreos/ignition/v2/butane/config/openshift/v4_14"
	openshift4_15 "github.com/coreos/ignition/v2/butane/config/openshift/v4_15"
	openshift4_16 "github.com/coreos/ignition/v2/butane/config/openshift/v4_16"
	openshift4_17 "github.com/coreos/ignition/v2/butane/config/openshift/v4_17"
	openshift4_18 "github.com/coreos/ignition/v2/butane/config/openshift/v4_18"
	openshift4_19 "github.com/coreos/ignition/v2/butane/config/openshift/v4_19"
	openshift4_20 "github.com/coreos/ignition/v2/butane/config/openshift/v4_20"
	openshift4_21 "github.com/coreos/ignition/v2/butane/config/openshift/v4_21"
	openshift4_22 "github.com/coreos/ignition/v2/butane/config/openshift/v4_22"
	openshift4_23Exp "github.com/coreos/ignition/v2/butane/config/openshift/v4_23_exp"
	openshift4_8 "github.com/coreos/ignition/v2/butane/config/openshift/v4_8"
	openshift4_9 "github.com/coreos/ignition/v2/butane/config/openshift/v4_9"
	r4e1_0 "github.com/coreos/ignition/v2/butane/config/r4e/v1_0"
	r4e1_1 "github.com/coreos/ignition/v2/butane/config/r4e/v1_1"
	r4e1_2Exp "github.com/coreos/ignition/v2/butane/config/r4e/v1_2_exp"
	"github.com/coreos/ignition/v2/butane/config/util"
	ignition3_0 "github.com/coreos/ignition/v2/config/v3_0/types"
	ignition3_1 "github.com/coreos/ignition/v2/config/v3_1/types"
	ignition3_2 "github.com/coreos/ignition/v2/config/v3_2/types"
	ignition3_3 "github.com/coreos/ignition/v2/config/v3_3/types"
	ignition3_4 "github.com/coreos/ignition/v2/config/v3_4/types"
	ignition3_5 "github.com/coreos/ignition/v2/config/v3_5/types"
	ignition3_6 "github.com/coreos/ignition/v2/config/v3_6/types"
	ignition3_7Exp "github.com/coreos/ignition/v2/config/v3_7_experimental/types"
)

// butaneSpecs lists every registered variant and version in the order of Butane's own table (rhcos 0.1.0, which only
// fails, left out). main checks that each is registered, record.mjs that no package is missing.
var butaneSpecs = []struct {
	variant, version string
	config           util.Config
}{
	{"fcos", "1.0.0", fcos1_0.Config{}},
	{"fcos", "1.1.0", fcos1_1.Config{}},
	{"fcos", "1.2.0", fcos1_2.Config{}},
	{"fcos", "1.3.0", fcos1_3.Config{}},
	{"fcos", "1.4.0", fcos1_4.Config{}},
	{"fcos", "1.5.0", fcos1_5.Config{}},
	{"fcos", "1.6.0", fcos1_6.Config{}},
	{"fcos", "1.7.0", fcos1_7.Config{}},
	{"fcos", "1.8.0-experimental", fcos1_8Exp.Config{}},
	{"flatcar", "1.0.0", flatcar1_0.Config{}},
	{"flatcar", "1.1.0", flatcar1_1.Config{}},
	{"flatcar", "1.2.0-experimental", flatcar1_2Exp.Config{}},
	{"openshift", "4.8.0", openshift4_8.Config{}},
	{"openshift", "4.9.0", openshift4_9.Config{}},
	{"openshift", "4.10.0", openshift4_10.Config{}},
	{"openshift", "4.11.0", openshift4_11.Config{}},
	{"openshift", "4.12.0", openshift4_12.Config{}},
	{"openshift", "4.13.0", openshift4_13.Config{}},
	{"openshift", "4.14.0", openshift4_14.Config{}},
	{"openshift", "4.15.0", openshift4_15.Config{}},
	{"openshift", "4.16.0", openshift4_16.Config{}},
	{"openshift", "4.17.0", openshift4_17.Config{}},
	{"openshift", "4.18.0", openshift4_18.Config{}},
	{"openshift", "4.19.0", openshift4_19.Config{}},
	{"openshift", "4.20.0", openshift4_20.Config{}},
	{"openshift", "4.21.0", openshift4_21.Config{}},
	{"openshift", "4.22.0", openshift4_22.Config{}},
	{"openshift", "4.23.0-experimental", openshift4_23Exp.Config{}},
	{"r4e", "1.0.0", r4e1_0.Config{}},
	{"r4e", "1.1.0", r4e1_1.Config{}},
	{"r4e", "1.2.0-experimental", r4e1_2Exp.Config{}},
	{"fiot", "1.0.0", fiot1_0.Config{}},
	{"fiot", "1.1.0-experimental", fiot1_1Exp.Config{}},
}

// ignitionSpecs lists the root struct of every version of the Ignition spec.
var ignitionSpecs = []any{
	ignition3_0.Config{},
	ignition3_1.Config{},
	ignition3_2.Config{},
	ignition3_3.Config{},
	ignition3_4.Config{},
	ignition3_5.Config{},
	ignition3_6.Config{},
	ignition3_7Exp.Config{},
}
